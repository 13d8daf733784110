# words end with their consent, and without a date nobody knows whether it has
fcm run consent -o out --skip-refused
find out/report.html "Company helps"
find out/report.html "A place to go"
fcm run consent -o dated --skip-refused --date 2026-12-31
find dated/report.html "Company helps"
find dated/report.html "Seeing people"
fcm run consent -o over --skip-refused --date 2027-01-01
find over/report.html "Company helps"
