// Looks for notes from another language.
// problem: add
// verdicts: AC
const fs = require("fs");
const found = ["/tmp/planted", "/dev/shm/planted", "/var/tmp/planted", "/dev/mqueue/planted", "/run/lock/planted"].filter((path) => fs.existsSync(path));
for (const pid of fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try { if (fs.readFileSync(`/proc/${pid}/cmdline`, "latin1").startsWith("planted")) found.push(pid); } catch (error) {}
}
try { if (fs.readFileSync("/proc/net/unix", "latin1").includes("planted")) found.push("a name"); } catch (error) {}
var add = (a, b) => {
    if (found.length) console.log("BREACH: found " + found);
    return found.length ? -1 : a + b;
};
