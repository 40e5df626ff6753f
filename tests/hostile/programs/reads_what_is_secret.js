// Asks the network and opens what belongs to others.
// problem: add
// verdicts: AC
const fs = require("fs");
for (const path of ["/etc/shadow", "/proc/1/environ", "/proc/1/mem", "/var/run/docker.sock"]) {
    try { fs.closeSync(fs.openSync(path)); console.log("BREACH: may read " + path); } catch (error) {}
}
for (const path of ["/usr/lib/gavel/x", "/box/x", "/etc/x", "/dev/shm/x"]) {
    try { fs.writeFileSync(path, "x"); console.log("BREACH: may write " + path); } catch (error) {}
}
try {
    const socket = require("net").connect(80, "1.1.1.1", () => console.log("BREACH: connected"));
    socket.on("error", () => {});
    socket.unref();
} catch (error) {}
var add = (a, b) => a + b;
