// Runs pytest in CPython compiled to WebAssembly: node .ci/wasm.mjs PYODIDE SITE [arguments of pytest]
//   PYODIDE  the unpacked npm package "pyodide"; its version decides the Python
//   SITE     a folder of pure wheels installed there by pip: the library's dependencies, pytest, hypothesis
// The checkout is mounted as it is; nothing is written to it. The exit status is pytest's.
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [at, site, ...asked] = process.argv.slice(2);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const settings = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith("THANHTRA_")));
const { loadPyodide } = await import(pathToFileURL(resolve(at, "pyodide.mjs")));
const python = await loadPyodide({
  indexURL: resolve(at) + "/",
  env: { ...settings, HOME: "/tmp", PYTHONUTF8: "1", PYTHONDONTWRITEBYTECODE: "1" },
  stdin: () => undefined,
});
for (const [here, there] of [[root, "/repo"], [resolve(site), "/site"]]) {
  python.FS.mkdirTree(there);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: here }, there);
}
python.globals.set("asked", python.toPy(asked));
let status = 1;
try {
  status = python.runPython(`
import os, sys
os.chdir("/repo")
sys.path[:0] = ["/site", "/repo/src", "/repo"]
print("Python", sys.version.split()[0], "on", sys.platform)
import pytest
int(pytest.main(["-p", "no:cacheprovider", "--capture=sys", *asked]))
`);
} catch (problem) {
  console.error(problem.message);
}
process.exit(status);
