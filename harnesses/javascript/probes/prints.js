var probe = function (n) {
  console.log('hello', n);
  process.stdout.write('no newline');
  console.error('warning', n);
  return n;
};
