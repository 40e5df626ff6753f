interface Guard {
  (n: number): number;
}

enum Refused { Zero }

const inner: Guard = (n) => {
  if (n === Refused.Zero) throw new Error('boom'); // HERE
  return n;
};

const probe = (n: number): number => inner(n);
