var probe = function (n) {
  let wrong = ; // HERE
};
