type Count = number;

function probe(n: Count): Count {
  const wrong: Count = ; // HERE
  return wrong;
}
