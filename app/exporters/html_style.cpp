#include "app/exporters/html_style.h"

namespace sheaf {

QByteArray htmlStyle() {
    return R"css(
:root { color-scheme: light dark; --ink: #1d2430; --sub: #545d6b; --line: #dfe3ea; --rule: #8b94a3; --page: #f4f5f8;
  --panel: #fff; --head: #f0f2f6; --group: #e9edf3; --gap: #fff3d8; --gap-ink: #5f4500; --gap-line: #d9a300; --accent: #2450b8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ef; --sub: #a9b2c1; --line: #363f4e; --rule: #6a7485; --page: #171b22; --panel: #1f252f;
    --head: #29313e; --group: #252d39; --gap: #40341a; --gap-ink: #ffdf94; --gap-line: #b98a00; --accent: #9dbbff; }
}
* { box-sizing: border-box; }
html { font: 15px/1.5 Inter, "Noto Sans", "Segoe UI", system-ui, sans-serif; color: var(--ink); background: var(--page); }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 86rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1.5rem; }
h2 { font-size: 1rem; margin: 0 0 .5rem; }
a { color: var(--accent); }
.table { margin: 0 0 2.25rem; }
.scroll { overflow: auto; max-height: 88vh; border: 1px solid var(--line); border-radius: 8px; background: var(--panel); }
.scroll:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .88rem; }
caption { text-align: start; font-weight: 600; font-size: .98rem; padding: .7rem .85rem .6rem; }
caption .scope { display: block; font-weight: 400; font-size: .83rem; color: var(--sub); }
th, td { padding: .5rem .85rem; min-width: 8rem; max-width: 34rem; text-align: start; vertical-align: top; overflow-wrap: anywhere;
  border-bottom: 1px solid var(--line); border-inline-end: 1px solid var(--line); }
tr > :last-child { border-inline-end: 0; }
tbody:last-child > tr:last-child > * { border-bottom: 0; }
thead th { position: sticky; overflow-wrap: break-word; top: 0; z-index: 2; background: var(--head); font-weight: 600; vertical-align: bottom;
  border-top: 1px solid var(--line); border-bottom: 1px solid var(--rule); }
th[scope=row] { font-weight: 600; background: var(--panel); }
th[scope=row]:first-child { position: sticky; inset-inline-start: 0; z-index: 1; min-width: 9rem; }
thead th:first-child { inset-inline-start: 0; z-index: 3; }
th[scope=rowgroup] { background: var(--group); font-weight: 600; max-width: none; }
td p, th p { margin: 0 0 .45rem; white-space: pre-line; }
td p:last-child, th p:last-child { margin-bottom: 0; }
.count { text-align: end; font-variant-numeric: tabular-nums; min-width: 4rem; }
.gap { background: var(--gap); color: var(--gap-ink); box-shadow: inset 3px 0 var(--gap-line); }
.muted { color: var(--sub); }
sup { line-height: 0; font-size: .74em; font-weight: 600; }
sup a { text-decoration: none; padding: 0 .1em; }
sup a:hover { text-decoration: underline; }
.notes p { margin: .55rem .85rem 0; font-size: .83rem; color: var(--sub); max-width: 60rem; white-space: pre-line; }
.places { border-top: 1px solid var(--rule); padding-top: 1rem; font-size: .85rem; }
.places ol { margin: 0; padding-inline-start: 2.6rem; }
.places li { padding: .1rem 0; overflow-wrap: anywhere; }
.places li::marker { color: var(--sub); font-variant-numeric: tabular-nums; }
.places a { text-decoration: none; }
:target { background: var(--gap); color: var(--gap-ink); }
@media (max-width: 45rem) {
  body { padding: 1rem .75rem 3rem; }
  th[scope=row]:first-child { position: static; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --sub: #444; --line: #bbb; --rule: #444; --page: #fff; --panel: #fff; --head: #eee;
    --group: #f4f4f4; --gap: #fff3d8; --gap-ink: #000; --accent: #000; }
  @page { margin: 16mm; }
  @page wide { size: A4 landscape; }
  .wide { page: wide; }
  html { font-size: 10pt; }
  body { padding: 0; max-width: none; }
  .scroll { overflow: visible; max-height: none; border: 0; border-radius: 0; }
  table { font-size: 8.5pt; }
  caption { padding-inline: 0; break-after: avoid; }
  th, td { padding: 3pt 5pt; min-width: 0; overflow-wrap: break-word; }
  thead th, th[scope=row]:first-child { position: static; min-width: 0; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  th[scope=rowgroup] { break-after: avoid; }
  .gap, thead th, th[scope=rowgroup] { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .back { display: none; }
}
)css";
}

} // namespace sheaf
