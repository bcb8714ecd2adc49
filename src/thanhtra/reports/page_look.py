"""What a report's page adds to the look of all pages (giao diện báo cáo)."""

from __future__ import annotations

from typing import Final

STYLE: Final = """
body>header.page{padding-top:1.25rem}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:1rem;margin:.6rem 0}
figure{margin:0;border:1px solid var(--line);border-radius:.5rem;padding:.7rem .9rem;background:var(--card);break-inside:avoid}
figcaption{font-weight:600;margin-bottom:.3rem}figcaption small{display:block;font-weight:400;color:var(--soft)}
.col-now{fill:var(--running)}.col-before{fill:var(--card);stroke:var(--quiet);stroke-width:1.5}
.tick{stroke:var(--ink);stroke-width:2}
.fill-now{fill:var(--running)}.fill-soft{fill:var(--tint-unknown);stroke:var(--unknown);stroke-width:1;stroke-dasharray:4 2}
table.figures{min-width:36rem;table-layout:auto}
table.figures th,table.figures td{vertical-align:middle}table.figures thead th{vertical-align:bottom}
table.figures th[scope=row]{font-weight:400;color:var(--ink);font-size:1rem;min-width:15rem}
table.figures caption{text-align:left;color:var(--soft);font-size:.9rem;padding:.3rem .5rem}
table.figures tr.part th[scope=row]{padding-left:1.6rem;color:var(--soft)}
table.figures td.strip{width:30%;min-width:9rem}table.figures td.strip svg{height:1.1rem}
td.number{white-space:nowrap}td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;width:auto!important}
table.figures details{margin:0;background:none;border-width:1px}table.figures details>summary{padding:.1rem .5rem}
.share svg{height:1.3rem}.agency{font-size:1.05rem}
table.figures th small{color:var(--soft)}td.source{font-size:.85rem;color:var(--soft);min-width:12rem}
.papers-cell{min-width:6rem}.papers-cell summary{white-space:nowrap}
.papers{max-height:14rem;overflow:auto;font-size:.85rem;max-width:18rem}
.of{margin:1rem 0 -.5rem;font-weight:600}
.counts small{display:block;color:var(--soft)}
section>.scroll+.scroll{margin-top:1rem}
@media (max-width:40rem){table.figures{min-width:0;font-size:.8rem}table.figures th,table.figures td{padding:.35rem .2rem}table.figures th[scope=row]{min-width:0;font-size:.85rem;overflow-wrap:normal}
table.figures td.strip,table.figures thead td{display:none}table.figures th.number{white-space:normal;font-size:.75rem;overflow-wrap:normal}td.source{min-width:0}.tick-note{display:none}
.stack thead{display:none}.stack tr,.stack th[scope=row]{display:block;font-weight:600}.stack td{display:flex;justify-content:space-between;font-weight:400}.stack td::before{content:attr(data-label);color:var(--soft);text-align:left}}
@media print{.charts{grid-template-columns:repeat(3,1fr)}details:not([open]){display:none}tr,.charts{break-inside:avoid}h2{break-after:avoid}
table.figures,table.figures th[scope=row],table.figures td.strip{min-width:0}th.number{white-space:normal}table.figures td.strip{width:20%}table.figures,table.figures th[scope=row]{font-size:9.5pt}
.papers{max-height:none;overflow:visible}table.figures details{display:none}th.papers-head,td.papers-cell{display:none}
.case table.figures td.strip svg{display:block}.charts+.legend{display:flex}section:has(>h2+details:last-child:not([open])){display:none}}
"""
