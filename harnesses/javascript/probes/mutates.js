var probe = function (values) {
  const count = values.length;
  values.length = 0;
  return count;
};
