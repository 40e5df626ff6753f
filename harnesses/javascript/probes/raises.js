const inner = (n) => {
  if (n === 0) throw new Error('boom'); // HERE
  return n;
};

const probe = (n) => inner(n);
