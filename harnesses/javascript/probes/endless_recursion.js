var probe = function (n) {
  return 1 + probe(n + 1);
};
