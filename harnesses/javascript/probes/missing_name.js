var other = function (n) {
  return n;
};
