export default function probe(values) {
  values.reverse();
}
