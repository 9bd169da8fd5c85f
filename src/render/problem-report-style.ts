// The one style sheet of the report of problems. It is no document of the office, so it is not a template's.

/** Marks are told by frame, pointer and number, colour only helps: it is printed in black and white. */
export const PROBLEM_REPORT_STYLE = `
@page { size: A4; margin: 15mm 14mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #1a1a1a; font: 16px/1.6 "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { margin: 0; font-size: 1.6rem; }
header p { margin: 0.3rem 0 0; font-weight: 600; }
nav ul { margin: 0.8rem 0 0; padding: 0; list-style: none; }
a { color: #0b4f8a; }
h2 { margin: 2rem 0 0.8rem; padding-bottom: 0.2rem; border-bottom: 2px solid #1a1a1a; font-size: 1.1rem; overflow-wrap: anywhere; break-after: avoid; }
p { margin: 0; overflow-wrap: anywhere; }
.group { margin: 0 0 1.4rem; break-inside: avoid; }
.problems { margin: 0; padding: 0; list-style: none; }
.problems li { margin: 0 0 0.5rem; padding-left: 0.7rem; border-left: 4px solid #767676; }
.problems .error { border-left: 6px double #b00020; }
.problems .warning { border-left-color: #8a5a00; }
.number { display: inline-block; min-width: 1.5em; margin-right: 0.4em; padding: 0 0.3em; border: 1px solid #1a1a1a; border-radius: 0.75em; background: #fff; color: #1a1a1a; font-size: 0.8em; font-weight: 600; line-height: 1.4; text-align: center; }
.level { margin-right: 0.6em; }
.error .level { color: #b00020; }
.warning .level { color: #7a4f00; }
.spot { margin-right: 0.6em; }
.code { color: #595959; font-size: 0.85em; }
.more { color: #404040; font-size: 0.94em; }
.sheet { overflow-x: auto; margin-top: 0.4rem; }
.sheet:focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px; }
table { border-collapse: collapse; font-size: 0.88rem; line-height: 1.4; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
td, th { padding: 0.25rem 0.5rem; border: 1px solid #a6a6a6; font-weight: 400; text-align: left; vertical-align: top; overflow-wrap: anywhere; min-width: 2.4em; max-width: 16em; }
thead th, thead td, tbody th { background: #ececec; color: #404040; text-align: center; white-space: nowrap; }
tr.head td { background: #f7f7f7; font-weight: 600; }
tr.marked th { color: #1a1a1a; font-weight: 700; }
td.gap, tr.gap td { color: #595959; text-align: center; padding-block: 0; }
td.offending { outline: 3px solid #b00020; outline-offset: -3px; font-weight: 700; padding: 0.35rem 0.6rem; }
mark { background: #ffe9a8; color: #1a1a1a; }
.lines td { white-space: pre-wrap; font-family: Consolas, Menlo, "Noto Sans Mono CJK SC", monospace; max-width: none; }
.unseen { margin: 0 0.15em; padding: 0 0.2em; border: 1px dashed #595959; color: #404040; font-size: 0.8em; }
pre { margin: 0.6rem 0 0; padding: 0.8rem; border: 1px solid #a6a6a6; background: #f7f7f7; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.9rem; }
.rest ul { margin: 0.5rem 0 0; padding-left: 1.2rem; overflow-wrap: anywhere; }
@media print {
  body { font-size: 10.5pt; line-height: 1.5; }
  main { max-width: none; padding: 0; }
  table { font-size: 8.5pt; }
  .sheet { overflow: visible; }
  td, th { padding: 0.6mm 1.2mm; }
  h2 { margin-top: 6mm; }
  a { color: inherit; text-decoration: none; }
}
`;
