// An ordinary solution, in an engine that should be as new.
// problem: add
// verdicts: AC
const found = [];
if (globalThis.planted || {}.planted || _.planted) found.push("a global");
if (process.env.NODE_OPTIONS) found.push("NODE_OPTIONS");
if (typeof require === "undefined") found.push("modules");
const depth = (n) => (n ? depth(n - 1) + 1 : 0);
try { depth(8000); } catch (error) { found.push("a small stack"); }
for (const path of ["/tmp/node_modules", "/box/node_modules", "/tmp/package.json", "/box/package.json"]) if (require("fs").existsSync(path)) found.push(path);
var add = (a, b) => {
    if (found.length) console.log("BREACH: found " + found);
    return found.length ? -1 : a + b;
};
