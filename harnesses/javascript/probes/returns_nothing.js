var probe = function (n) {
  n++;
};
