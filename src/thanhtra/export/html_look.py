"""How a page looks: one style sheet, light and dark, screen and paper; no picture, font or script is fetched (giao diện)."""

from __future__ import annotations

from typing import Final

STYLE: Final = """\
:root{color-scheme:light dark;--paper:#fff;--ink:#1c2024;--soft:#555e68;--line:#d5dae0;--card:#f6f7f9;--link:#0b57a4;
--good:#17703f;--bad:#b3261e;--unknown:#6b4ba1;--running:#0b57a4;--quiet:#626b75;--tint-bad:#fdecea;--tint-unknown:#f3eefb}
@media (prefers-color-scheme:dark){:root{--paper:#15181c;--ink:#e8eaed;--soft:#a9b2bc;--line:#3a424b;--card:#1e2329;--link:#8ab8f0;
--good:#6cc794;--bad:#f2938c;--unknown:#c3aaf0;--running:#8ab8f0;--quiet:#9aa4ae;--tint-bad:#3a2220;--tint-unknown:#2b2439}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
main,body>header.page{max-width:62rem;margin:0 auto;padding:0 1.25rem}
header.page{padding-top:1.5rem}
.verdict{font-size:1.2rem;line-height:1.4;font-weight:600;border-left:6px solid currentColor;background:var(--card);padding:.6rem .9rem;margin:.8rem 0}
.verdict bdi{color:var(--ink)}.verdict.bad{background:var(--tint-bad)}.verdict.unknown{background:var(--tint-unknown)}
.index table,.index th,.index td{table-layout:auto;width:auto}.index{padding-top:1.5rem}.index table{width:100%;min-width:0;margin-top:.8rem}.index tbody th{font-size:1rem;min-width:6.5rem}
.index th:nth-child(2),.index th:nth-child(3){width:auto}.needs{padding-left:1.2rem}details.aside{margin-top:1.2rem}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .3rem}
h2{font-size:1.2rem;margin:2.2rem 0 .7rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:1.3rem 0 .5rem}h3::first-letter{text-transform:uppercase}
h1,h2,h3,p,li,td,dd,summary{overflow-wrap:anywhere}
a{color:var(--link)}
a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.4rem .8rem;z-index:2}
.meta{color:var(--soft);margin:.1rem 0}
.counts{display:flex;flex-wrap:wrap;gap:.6rem;list-style:none;padding:0;margin:1rem 0 0}
.counts li{border:1px solid var(--line);border-radius:.5rem;padding:.35rem .8rem;background:var(--card)}
.counts b{font-size:1.25rem;margin-right:.35rem}
.good{color:var(--good)}.bad{color:var(--bad)}.unknown{color:var(--unknown)}.running{color:var(--running)}.quiet{color:var(--quiet)}
details>dl.facts{margin:.4rem .9rem}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.4rem 0}
dl.facts dt{color:var(--soft)}dl.facts dd{margin:0}
.path{list-style:none;display:flex;flex-wrap:wrap;gap:.4rem 1.8rem;padding:0;margin:.3rem 0 .8rem}
.path li{position:relative;border:1px solid var(--line);border-radius:.5rem;padding:.25rem .7rem;background:var(--card)}
.path li:not(:last-child)::after{content:"→";position:absolute;right:-1.45rem;top:.25rem;color:var(--soft)}
.path li:last-child{border:2px solid var(--running)}
.path time,.path small{display:block;color:var(--soft);font-size:.8rem}
.timeline{list-style:none;padding:0 0 0 1.1rem;margin:0;border-left:2px solid var(--line)}
.timeline>li{position:relative;margin:0 0 .85rem}
.timeline>li>.dot{position:absolute;left:-1.87rem;top:.05rem;width:1.45rem;height:1.45rem;border-radius:50%;background:var(--paper);
border:2px solid currentColor;text-align:center;font-weight:700;font-size:.8rem;line-height:1.2rem}
.timeline time{color:var(--soft);font-variant-numeric:tabular-nums;margin-right:.5rem}
.timeline ul{margin:.2rem 0 0;padding-left:1.1rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;min-width:44rem;table-layout:fixed}
th,td{text-align:left;vertical-align:top;padding:.4rem .5rem;border-bottom:1px solid var(--line)}
th{font-size:.85rem;color:var(--soft);font-weight:600}
.date{white-space:nowrap}.who{display:block}.who+.who{color:var(--soft)}
td.day{white-space:nowrap;font-variant-numeric:tabular-nums}
.bar{width:38%}th.bar svg{margin-top:.3rem}th:nth-child(2),th:nth-child(3),.case td.day{width:7rem}
svg{display:block;width:100%;height:auto;overflow:visible}
.fill-good{fill:var(--good)}.fill-bad{fill:var(--bad)}.fill-running{fill:var(--running)}.fill-quiet{fill:var(--quiet)}
.fill-unknown{fill:var(--tint-unknown);stroke:var(--unknown);stroke-width:1.5;stroke-dasharray:5 3}
.tail{fill:none;stroke:var(--unknown);stroke-width:1.5;stroke-dasharray:2 3}
.late{stroke:var(--bad);stroke-width:3;stroke-dasharray:1 3}
.rail{stroke:var(--line);stroke-width:1}
.off{fill:var(--paper);stroke:currentColor;stroke-width:1.2}.pause{fill:var(--paper)}.pause-ends{fill:none;stroke:currentColor;stroke-width:1.5;stroke-dasharray:2 1.5}
.met{fill:var(--ink);stroke:var(--paper);stroke-width:1.5}.now{stroke:var(--soft);stroke-width:1;stroke-dasharray:2 2}
svg text{fill:var(--soft);font-size:11px}
.box{fill:var(--card);stroke:var(--line)}.box.on{stroke:var(--running);stroke-width:2.5}.box.last{fill:var(--running)}
.track{min-width:58rem}.track text{font-size:14px}svg text.on{fill:var(--ink);font-weight:700}svg text.last{fill:var(--paper);font-weight:700}
.edge{fill:none;stroke:var(--line);stroke-width:1.2}.edge.on{stroke:var(--running);stroke-width:3}.edge.odd{stroke:var(--bad);stroke-width:2.5;stroke-dasharray:5 4}
.head{fill:var(--line)}.head.on{fill:var(--running)}
details{border:1px solid var(--line);border-left:4px solid var(--line);border-radius:.4rem;margin:.45rem 0;background:var(--card)}
details>summary{cursor:pointer;padding:.5rem .8rem}
details>:not(summary){margin-left:.9rem;margin-right:.9rem}
details.bad{border-left-color:var(--bad)}details.unknown{border-left:4px dashed var(--unknown)}details.good{border-left-color:var(--good)}
details.bad>*,details.unknown>*,details.good>*{color:var(--ink)}
details.plain{border:0;background:none;margin:.1rem 0}details.plain>summary{padding:.1rem 0;color:var(--soft);font-size:.9rem}
summary .code{font-weight:700;margin:0 .35rem}
summary .bad,summary .code.bad{color:var(--bad)}summary .unknown{color:var(--unknown)}summary .good{color:var(--good)}
.tag{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:0 .55rem;font-size:.8rem;white-space:nowrap}
ol.steps{margin:.3rem 0 .8rem;padding-left:1.5rem}ol.steps li{margin:.2rem 0}
.cite{color:var(--soft);font-size:.9rem}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;list-style:none;color:var(--soft);font-size:.85rem}
.legend svg{display:inline-block;width:2rem;height:.9rem;vertical-align:middle;margin-right:.35rem}
footer{max-width:62rem;margin:2.5rem auto 2rem;padding:.8rem 1.25rem 0;border-top:1px solid var(--line);color:var(--soft);font-size:.88rem}
.case+.case{border-top:4px double var(--line);margin-top:3rem;padding-top:1rem}
@media (max-width:40rem){dl.facts{grid-template-columns:1fr}dl.facts dt{margin-top:.3rem}.case .track{display:none}
.case table,.index table{min-width:0}.case table,.index table,.case tbody,.index tbody,.case tr,.index tr,.case td,.index td,.index tbody th{display:block;width:auto}
.case thead th+th,.index thead{display:none}.case thead,.case thead tr,.case thead th{display:block;width:auto}
.case tr,.index tr{border-bottom:1px solid var(--line);padding:.5rem 0}.case td,.index td,.index tbody th{border:0;padding:.1rem 0}
td[data-label]::before{content:attr(data-label) ": ";color:var(--soft);font-weight:400}td.number{text-align:left}.index td.number{display:inline-block;margin-right:1.2rem}.index td.none{display:none}
.case thead th{padding-left:0;padding-right:0}.counts li{padding:.1rem .5rem;font-size:.9rem}.counts{gap:.3rem}.counts b{font-size:1rem}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#999;--card:#fff;--link:#000;--good:#0b5d2e;--bad:#8f1710;--unknown:#4b2f80;
--running:#0a3f7a;--quiet:#555;--tint-unknown:#f3eefb}
body{font-size:9.5pt;line-height:1.35}main,body>header.page,footer{max-width:none;padding:0}h1{font-size:14pt}h2{font-size:11pt;margin:.8rem 0 .3rem}h3{font-size:10pt;margin:.5rem 0 .2rem}.cite,.meta,.legend,th,footer,.index tbody th{font-size:8.5pt}.scroll+.scroll thead{display:none}ul{margin:.2rem 0}
.verdict{font-size:11.5pt}.counts{margin:.4rem 0}.counts li{padding:.1rem .5rem}.counts b{font-size:1rem}
.skip,.aside,.legend,.case>.all,.case section>.all,details.plain,.case td .cite,.case table svg,.bar svg{display:none}
.scroll{overflow:visible}table,.track{min-width:0}td,th{padding:.15rem .4rem}tr,.timeline>li{break-inside:avoid}h2,h3,thead{break-after:avoid}
.timeline>li{margin-bottom:.25rem}.timeline{margin-left:.75rem}.timeline p,.timeline ul{margin:0}summary{list-style:none}.case+.case,.index+.case{break-before:page}.case+.case{border:0;margin:0;padding:0}header.page{padding-top:0}footer{margin:.8rem 0 0}
details.bad::details-content{content-visibility:visible;height:auto}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
@page{size:A4;margin:14mm}}
"""
