// Leaves modules and caches for the next engine, and changes what it shares.
// problem: add
// verdicts: AC
const fs = require("fs");
for (const folder of ["/tmp", "/box", "/", "/usr/lib/gavel/javascript", "/usr/lib/node_modules", "/root", "/home", process.env.HOME || "/tmp"]) {
    for (const [name, text] of [["node_modules/lodash/index.js", "global.planted = 1;"], ["package.json", '{"type": "module"}'], [".noderc", "x"], [".npmrc", "x"], ["lodash.js", "global.planted = 1;"]]) {
        try { fs.mkdirSync(require("path").dirname(folder + "/" + name), { recursive: true }); fs.writeFileSync(folder + "/" + name, text); } catch (error) {}
    }
}
process.env.NODE_OPTIONS = "--require /tmp/lodash.js";
Object.prototype.planted = 1;
delete Object.prototype.planted;
globalThis.planted = 1;
try { require("v8").setFlagsFromString("--stack-size=100"); require("v8").setHeapSnapshotNearHeapLimit(3); } catch (error) {}
var add = (a, b) => a + b;
