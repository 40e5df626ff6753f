const inner = () => {
  throw new Error('boom'); // HERE
};
inner();
