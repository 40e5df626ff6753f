var probe = function (n) {
  const kept = [];
  for (;;) kept.push(new Array(1 << 17).fill(n));
};
