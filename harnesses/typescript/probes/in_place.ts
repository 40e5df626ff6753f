/**
 Do not return anything, modify values in-place instead.
 */
export default function probe(values: number[]): void {
  values.reverse();
}
