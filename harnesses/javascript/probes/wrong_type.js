var probe = function (n) {
  return 'five';
};
