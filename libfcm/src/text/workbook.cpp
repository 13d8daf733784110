// SPDX-License-Identifier: MIT
#include "text/workbook.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "text/workbook_parts.hpp"
#include "text/xml.hpp"
#include "text/zip.hpp"

namespace fcm::text {
namespace {

constexpr const char* save_as_xlsx = "open it in a spreadsheet and save it as .xlsx";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

bool is_workbook_part(std::string_view name) {
  const std::string key = lower(name);
  return key == "workbook.xml" || key.ends_with("/workbook.xml") ||
         (key.starts_with("xl/workbook") && key.ends_with(".xml"));
}

// Everything but pictures, charts and copies of data elsewhere, which nothing here follows.
bool may_matter(std::string_view name) {
  const std::string key = lower(name);
  if (!key.ends_with(".xml") && !key.ends_with(".rels")) return false;
  for (const char* folder : {"drawings/", "charts/", "media/", "theme/", "pivot", "externallinks/"})
    if (key.find(folder) != std::string::npos) return false;
  return true;
}

// What a file is that is no archive, by its first bytes.
tl::unexpected<Problem> not_an_archive(std::string_view bytes, const std::string& file) {
  if (bytes.empty())
    return problem("file.empty", "the file is empty", {file}, "check that this is the right file");
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {  // compound file: .xls, or .xlsx inside a lock
    const std::string_view locked("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e", 31);
    if (bytes.find(locked) != std::string_view::npos)
      return problem("xlsx.encrypted", "the workbook is protected by a password", {file},
                     "open it in a spreadsheet, remove the password and save it again");
    const std::string_view letter("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t", 23);
    if (bytes.find(letter) != std::string_view::npos)
      return problem("xlsx.not_xlsx", "this is a text document (.doc)", {file},
                     "check that this is the right file");
    return problem("xlsx.xls", "this is a workbook in the old format .xls", {file}, save_as_xlsx);
  }
  const std::string head = lower(bytes.substr(0, 2'000));
  if (head.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string::npos)
    return problem("xlsx.not_xlsx", "this is a workbook of 2003 in XML", {file}, save_as_xlsx);
  if (head.find("<html") != std::string::npos || head.find("<table") != std::string::npos)
    return problem("xlsx.not_xlsx", "this is a web page (HTML) and no workbook", {file},
                   save_as_xlsx);
  if (head.find('\0') == std::string::npos)
    return problem("xlsx.not_xlsx", "this is text and no workbook", {file},
                   "give it the name it should have, such as .csv");
  return problem("xlsx.not_xlsx", "this is no workbook", {file},
                 "check that this is the right file");
}

// What an archive is that holds no workbook.
tl::unexpected<Problem> another_archive(const std::vector<std::string>& names,
                                        const std::string& file) {
  struct Known {
    const char *part, *message, *hint;
  };
  constexpr const char* another = "check that this is the right file";
  constexpr Known known[] = {
      {"xl/workbook.bin", "this is a binary workbook (.xlsb)", save_as_xlsx},
      {"content.xml", "this is an OpenDocument file (.ods)", save_as_xlsx},
      {"word/document.xml", "this is a text document (.docx)", another},
      {"ppt/presentation.xml", "this is a presentation (.pptx)", another},
      {"project.qde", "this is a project of a coding program (.qdpx)", another}};
  for (const Known& kind : known)
    for (const std::string& name : names)
      if (lower(name) == kind.part)
        return problem("xlsx.not_xlsx", kind.message, {file}, kind.hint);
  return problem("xlsx.not_xlsx", "this is an archive that holds no workbook", {file}, another);
}

struct Relationship {
  std::string type;  ///< its last word, "worksheet"
  std::string target;
};

class Book {
 public:
  Book(std::vector<ZipEntry> parts, const std::string& file, std::size_t file_bytes,
       const Limits& limits)
      : file_(file), limits_(limits), budget_(file_bytes, limits) {
    for (ZipEntry& part : parts) parts_.try_emplace(lower(part.name), std::move(part.bytes));
  }

  Result<std::vector<Sheet>> read(Account& account) {
    const Result<std::string> main = find_main();
    if (!main) return tl::make_unexpected(main.error());
    const Result<Xml> book = parse_xml(parts_[lower(*main)], part_name(*main), limits_);
    if (!book) return tl::make_unexpected(book.error());
    const auto related = relationships(*main);
    if (!related) return tl::make_unexpected(related.error());
    const std::string_view epoch = book->root().child("workbookPr").attribute("date1904");
    shared_.from_1904 = epoch == "1" || epoch == "true";
    if (Result<void> done = read_shared(*related); !done) return tl::make_unexpected(done.error());
    std::vector<Sheet> sheets;
    for (const Element& listed : book->root().child("sheets").children("sheet")) {
      const auto found = related->find(std::string(
          listed.attribute("r:id").empty() ? listed.attribute("id") : listed.attribute("r:id")));
      if (found == related->end())
        return damaged("it lists the sheet \"" + std::string(listed.attribute("name")) +
                       "\" and does not hold it");
      if (found->second.type != "worksheet") continue;  // a chart or a dialogue
      Result<Sheet> sheet = read_one(listed, found->second.target, account);
      if (!sheet) return tl::make_unexpected(sheet.error());
      if (!left_out(sheet->name)) sheets.push_back(std::move(*sheet));
    }
    return sheets;
  }

 private:
  Result<std::string> find_main() {
    const auto roots = relationships("");
    if (!roots) return tl::make_unexpected(roots.error());
    for (const auto& [id, root] : *roots)
      if (root.type == "officeDocument" && parts_.count(lower(root.target)) == 1)
        return root.target;
    for (const auto& [name, bytes] : parts_)
      if (is_workbook_part(name)) return name;
    return damaged("it holds no list of its sheets");
  }

  // Of the part `owner`, by id; "" is the package. OPC (ECMA-376 part 2) 8.5.
  Result<std::map<std::string, Relationship>> relationships(const std::string& owner) {
    const std::size_t slash = owner.rfind('/') + 1;  // npos + 1 is 0
    const std::string folder = owner.substr(0, slash);
    const std::string name = folder + "_rels/" + owner.substr(slash) + ".rels";
    std::map<std::string, Relationship> all;
    const auto part = parts_.find(lower(name));
    if (part == parts_.end()) return all;
    const Result<Xml> xml = parse_xml(part->second, part_name(name), limits_);
    if (!xml) return tl::make_unexpected(xml.error());
    for (const Element& each : xml->root().children("Relationship")) {
      const std::string_view type = each.attribute("Type");
      const std::string_view target = each.attribute("Target");
      all.emplace(std::string(each.attribute("Id")),
                  Relationship{std::string(type.substr(type.rfind('/') + 1)),
                               target.starts_with('/') ? std::string(target.substr(1))
                                                       : folder + std::string(target)});
    }
    return all;
  }

  Result<void> read_shared(const std::map<std::string, Relationship>& related) {
    for (const auto& [id, part] : related) {
      const auto found = parts_.find(lower(part.target));
      if (found == parts_.end()) continue;
      if (part.type == "styles") {
        Result<std::vector<bool>> dates =
            read_date_styles(found->second, part_name(part.target), limits_);
        if (!dates) return tl::make_unexpected(dates.error());
        shared_.is_date = std::move(*dates);
      } else if (part.type == "sharedStrings") {
        const Result<std::string> xml = utf8(found->second, part.target);
        if (!xml) return tl::make_unexpected(xml.error());
        Result<std::vector<std::string>> strings =
            read_shared_strings(*xml, part_name(part.target), budget_, limits_);
        if (!strings) return tl::make_unexpected(strings.error());
        shared_.strings = std::move(*strings);
      }
    }
    return {};
  }

  static bool left_out(const std::string& name) {
    return name.starts_with("Filtered ") || lower(name).find("(ignore)") != std::string::npos;
  }

  Result<Sheet> read_one(const Element& listed, const std::string& target, Account& account) {
    Sheet sheet;
    sheet.name = listed.attribute("name");
    const std::string_view state = listed.attribute("state");
    sheet.hidden = state == "hidden" || state == "veryHidden";
    if (left_out(sheet.name)) {
      note(account, "xlsx.left_out", "sheet \"" + sheet.name + "\" is left out, as its name asks");
      return sheet;
    }
    const auto part = parts_.find(lower(target));
    if (part == parts_.end())
      return damaged("it lists the sheet \"" + sheet.name + "\" and does not hold it");
    if (sheet.hidden)
      note(account, "xlsx.hidden", "sheet \"" + sheet.name + "\" is hidden; it is read");
    const Result<std::string> xml = utf8(std::move(part->second), target);
    if (!xml) return tl::make_unexpected(xml.error());
    Result<Table> table =
        read_sheet(*xml, part_name(target), file_, sheet.name, shared_, budget_, account, limits_);
    if (!table) return tl::make_unexpected(table.error());
    sheet.table = std::move(*table);
    return sheet;
  }

  Result<std::string> utf8(std::string bytes, const std::string& name) const {
    Result<std::string> text = xml_utf8(std::move(bytes), part_name(name));
    if (!text && text.error().code == "file.empty")
      return damaged("its part " + name + " is empty");
    return text;
  }

  void note(Account& account, const char* code, std::string message) const {
    account.add({.code = code,
                 .message = std::move(message),
                 .place = {file_},
                 .severity = Severity::note});
  }

  tl::unexpected<Problem> damaged(const std::string& how) const {
    return problem("xlsx.damaged", "the workbook is damaged: " + how, {file_},
                   "open it in a spreadsheet and save it again");
  }

  std::string part_name(const std::string& name) const { return file_ + "/" + name; }

  const std::string& file_;
  const Limits& limits_;
  Budget budget_;
  std::map<std::string, std::string> parts_;  // by name in lower case
  SharedParts shared_;
};

}  // namespace

bool looks_like_workbook(std::string_view bytes) {
  if (!looks_like_zip(bytes)) return false;
  const std::vector<std::string> names = zip_names(bytes);
  return std::any_of(names.begin(), names.end(),
                     [](const std::string& name) { return is_workbook_part(name); });
}

Result<std::vector<Sheet>> read_workbook(std::string_view bytes, const std::string& file,
                                         Account& account, const Limits& limits) {
  if (!looks_like_zip(bytes)) return not_an_archive(bytes, file);
  Result<std::vector<ZipEntry>> parts = read_zip(bytes, file, may_matter, limits);
  if (!parts) return tl::make_unexpected(parts.error());
  const std::vector<std::string> names = zip_names(bytes, limits);
  const bool is_workbook = std::any_of(names.begin(), names.end(), is_workbook_part);
  if (!is_workbook) return another_archive(names, file);
  return Book(std::move(*parts), file, bytes.size(), limits).read(account);
}

}  // namespace fcm::text
