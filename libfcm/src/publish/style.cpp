// SPDX-License-Identifier: MIT
#include "publish/style.hpp"

namespace fcm::reporting {

// Dark blue #12436D (10.2:1 on white) and orange #C74A0A (4.8:1): the two-colour set of the
// Government Analysis Function, the orange darkened so that lines keep 3:1 on tinted grounds.
Html style_sheet() {
  Html h;
  h << R"(:root{--ink:#1b1f23;--soft:#505a5f;--line:#c9ced3;--ground:#f4f6f8;--blue:#12436d;--orange:#c74a0a;--gold:#fff1c2}
*{box-sizing:border-box}
html{font:17px/1.5 Arial,"Liberation Sans",Helvetica,sans-serif;color:var(--ink);background:#fff;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:1180px;padding:0 1.25rem 3rem}
h1{font-size:2rem;line-height:1.2;margin:.2rem 0 .3rem;max-width:26em;letter-spacing:-.01em}
h2{font-size:1.45rem;line-height:1.25;margin:0 0 .7rem;padding-top:.6rem;border-top:3px solid var(--blue)}
h3{font-size:1.15rem;line-height:1.3;margin:1.8rem 0 .5rem}
h4{font-size:1rem;margin:1.2rem 0 .3rem}
p,ul,ol,dl{margin:.5rem 0 .8rem;max-width:44em}
ul,ol{padding-left:1.35rem}
li{margin:.25rem 0}
a{color:var(--blue)}
a:focus-visible,[tabindex]:focus-visible,summary:focus-visible{outline:3px solid #000;outline-offset:2px;box-shadow:0 0 0 6px #ffdd00}
section{margin:2.6rem 0 0}
header{padding-top:1.2rem}
.copy{display:flex;flex-wrap:wrap;gap:.3rem 1.5rem;justify-content:space-between;font-size:.9rem;color:var(--soft);margin:0;max-width:none}
.copy strong{color:#8f1d14}
.sub{font-size:1.05rem;color:var(--soft);margin:0}
.skip{position:absolute;left:-9999px}
.skip:focus{position:static;display:inline-block;padding:.4rem .8rem;background:#ffdd00;color:#000}
.answer{background:var(--ground);border-left:6px solid var(--blue);padding:.9rem 1.3rem .6rem;margin:1.4rem 0}
.answer h2{border:0;padding:0}
.answer p,.answer ul{font-size:1.06rem;max-width:50em}
.lead{font-weight:bold}
.two{display:grid;gap:0 2.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr))}
.small{font-size:.88rem;color:var(--soft)}
.scroll,.mapbox{position:relative}
.scroll{overflow-x:auto;margin:.8rem 0 1rem;max-width:100%}
table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.35}
caption{text-align:left;font-weight:bold;padding:.2rem 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.42rem .7rem .42rem 0;border-bottom:1px solid var(--line)}
thead th{border-bottom:2px solid var(--ink);vertical-align:bottom;font-size:.87rem}
tbody th{font-weight:normal}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.matrix td,.matrix thead th+th{text-align:center}
.matrix tbody th{min-width:13rem}
.matrix tbody tr:nth-child(even){background:var(--ground)}
.level{color:var(--soft);font-size:.85em;white-space:nowrap}
.mark{white-space:nowrap;display:inline-block;min-height:1.2em}
.mark svg{vertical-align:-1px}
.mark .toward{fill:var(--blue)}
.mark .away{fill:#fff;stroke:var(--orange);stroke-width:1.8}
.mark .dot{fill:var(--soft)}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.tag{display:inline-block;font-size:.8rem;border:1px solid var(--soft);border-radius:3px;padding:0 .4em;color:var(--ink);white-space:nowrap}
.tag.warn{border-color:var(--orange);color:#8a3306}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1.2rem;max-width:52em}
.facts dt{color:var(--soft)}
.facts dd{margin:0}
blockquote,.said{margin:.3rem 0 .3rem;padding:.1rem 0 .1rem .9rem;border-left:3px solid var(--line)}
.said li{margin:.2rem 0}
ul.said{list-style:none}
.chain{margin:.7rem 0 1rem}
.chain p{margin:.1rem 0}
.idea{border:1px solid var(--line);border-radius:6px;padding:.3rem 1.2rem .7rem;margin:1.2rem 0}
.idea>h3{margin-top:.7rem}
figure{margin:1rem 0}
figcaption{font-weight:bold;margin-bottom:.4rem}
.mapbox{overflow:auto;border:1px solid var(--line);border-radius:6px;background:#fff;padding:.4rem}
svg{font-family:Arial,"Liberation Sans",Helvetica,sans-serif}
.mapbox svg{display:block;width:100%;height:auto;margin:0 auto}
.key{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.3rem;padding:0;margin:.6rem 0;font-size:.88rem;max-width:none}
.key li{display:flex;align-items:center;gap:.4rem;margin:0}
.swatch{display:inline-block;width:2rem;height:1.05rem;border:1px solid var(--ink);border-radius:3px;background:#fff}
.swatch.outcome{border-width:3px}
.swatch.moved{background:var(--gold)}
.map .frame{fill:#f4f6f8;stroke:#dde2e6}
.map .theme{font-size:13.5px;font-weight:bold;fill:#3f484d;letter-spacing:.02em;stroke:#f4f6f8;stroke-width:5px;stroke-linejoin:round;paint-order:stroke}
.map .theme.middle{text-anchor:middle}
.map .line{fill:none}
.map .line.plus{stroke:#12436d}
.map .line.minus{stroke:#c74a0a;stroke-dasharray:8 5}
.map .line.unsigned{stroke:#6b7378;stroke-dasharray:1.5 4;stroke-linecap:round}
.map .line.assumed{stroke-dasharray:.5 6;stroke-linecap:round}
.map .head.plus{fill:#12436d}
.map .head.unsigned{fill:#fff;stroke:#6b7378}
.map .bar{stroke:#c74a0a;stroke-width:3.4}
.map .contested{fill:#fff;stroke:#1b1f23;stroke-width:1.8}
.map .factor rect{fill:#fff;stroke:#3f484d;stroke-width:1.2}
.map .factor.moved rect{fill:#fff1c2}
.map .factor.outcome rect{stroke:#1b1f23;stroke-width:3}
.map .factor.assumed rect{stroke-dasharray:2 4}
.map .factor text{font-size:12px;text-anchor:middle;fill:#1b1f23}
.map .factor.outcome text{font-weight:bold}
.map .corner{fill:#1b1f23}
.map .rises{fill:#12436d;stroke:#12436d;stroke-width:1.2}
.map .falls{fill:#fff;stroke:#c74a0a;stroke-width:1.8}
.map .factor rect.ground{fill:#fff;stroke:#6b7378;stroke-width:.8;stroke-dasharray:none}
.map .theme-box rect{fill:#f4f6f8;stroke:#12436d;stroke-width:1.6}
.map .theme-box text{text-anchor:middle}
.map .name{font-size:12px;font-weight:bold;fill:#1b1f23}
.map .detail{font-size:11px;fill:#3f484d}
.map .tally{font-size:11px;font-weight:bold;fill:#505a5f;stroke:#fff;stroke-width:5px;stroke-linejoin:round;paint-order:stroke}
.map .tally.plus{fill:#12436d}
.map .tally.minus{fill:#a33c08}
.pair{display:grid;gap:0 2rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));align-items:start}
.chart{display:block;width:100%;height:auto;max-width:620px}
.chart text{font-size:13px;fill:#1b1f23}
.chart .soft{fill:#505a5f;font-size:12px}
.chart .toward{fill:#12436d}
.chart .away{fill:#fff;stroke:#c74a0a;stroke-width:2}
.chart .other{fill:#7d868c}
.chart .rest{fill:#f4f6f8;stroke:#7d868c;stroke-width:1;stroke-dasharray:3 2}
.chart .heat{fill:#12436d;stroke:#c9ced3}
.chart .on{fill:#fff}
.chart .told{fill:#1b1f23;stroke:#fff;stroke-width:1}
.chart .axis{stroke:#1b1f23;stroke-width:1.2}
.chart .grid{stroke:#dde2e6}
.chart .curve{fill:none;stroke:#12436d;stroke-width:2.4}
.chart .curve.ahead{stroke-dasharray:6 4}
footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:.8rem;font-size:.85rem;color:var(--soft);overflow-wrap:anywhere}
code{font:.92em "Liberation Mono",Consolas,monospace;overflow-wrap:anywhere}
nav ul{columns:2 16rem;list-style:none;padding:0;font-size:.95rem}
@media (max-width:640px){html{font-size:16px}h1{font-size:1.55rem}h2{font-size:1.25rem}body{padding:0 .9rem 2rem}.answer{padding:.7rem .9rem .3rem}.idea{padding:.2rem .8rem .6rem}.facts{grid-template-columns:1fr;gap:0}.facts dd{margin:0 0 .4rem}.matrix tbody th{min-width:9.5rem}}
@media (forced-colors:active){.map,.mark svg,.chart,.swatch,.key svg{forced-color-adjust:none;background:#fff}}
@media print{@page{size:A4;margin:11mm 12mm}html{font-size:9.4pt;line-height:1.38}body{max-width:none;padding:0}h1{font-size:15pt;max-width:none}h2{font-size:12.5pt;break-after:avoid}h3,h4,caption,figcaption{break-after:avoid}section{margin-top:4mm}.first{font-size:8.2pt;line-height:1.27}.first h2{font-size:10.5pt;margin-bottom:.6mm;padding-top:.6mm;border-top-width:1.2pt}.first h3{font-size:9pt;margin:.6mm 0 0}.first section{margin-top:1.8mm}.first p,.first ul,.first ol{margin:.6mm 0 .9mm}.first li{margin:.2mm 0}.first table{font-size:8.2pt}.first th,.first td{padding-top:.35mm;padding-bottom:.35mm}.first td br{display:none}.first .mark{min-height:0;margin-right:1mm}.first .mark svg{width:auto;height:2.4mm}.first .scroll{margin:.5mm 0 1mm}.first .answer{margin:1.5mm 0}.first .answer p{font-size:8.6pt}.first .small{font-size:7.6pt}.first .key{margin:.4mm 0}header{padding-top:0}.sub{font-size:9.5pt}.answer{padding:2mm 4mm;margin:3mm 0}.answer,.answer h2{break-inside:avoid}.page{break-before:page}.skip,nav{display:none}.scroll,.mapbox{overflow:visible}.mapbox svg{min-width:0!important;max-height:235mm}tr,.chain,figure{break-inside:avoid}.idea{border:0;border-top:1px solid var(--line);border-radius:0;padding:0}a{color:inherit;text-decoration:none}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}.two{grid-template-columns:1fr 1fr}.pair{grid-template-columns:1fr 1fr}table{font-size:8.6pt}th,td{padding:.9mm 2.5mm .9mm 0}p,ul,ol,dl,.answer p,.answer ul{max-width:none}}
)";
  return h;
}

}  // namespace fcm::reporting
