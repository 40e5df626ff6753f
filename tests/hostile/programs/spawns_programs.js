// Starts a shell that goes on after it.
// problem: add
// verdicts: AC
const { spawn, execSync } = require("child_process");
try {
    const child = spawn("/bin/sh", ["-c", "while :; do :; done & echo x > /tmp/left; sleep 1000"], { detached: true, stdio: "ignore" });
    child.on("error", () => {});
    child.unref();
} catch (error) {}
var add = (a, b) => a + b;
