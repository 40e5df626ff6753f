var add = function (a, b) {
    const left = require("fs").readdirSync("/tmp");
    if (left.length) console.log("BREACH: found " + left);
    return a + b;
};
