var probe = function (n) {
  while (n === 0) {}
  return n;
};
