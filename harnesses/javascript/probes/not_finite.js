var probe = function (n) {
  return [NaN, Infinity, -Infinity];
};
