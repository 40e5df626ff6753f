export function milliseconds(value: number | null): string {
  if (value === null) return "–";
  return value < 10_000 ? `${value} ms` : `${(value / 1000).toFixed(1)} s`;
}

export function memory(kilobytes: number | null): string {
  if (kilobytes === null) return "–";
  return `${(kilobytes / 1024).toFixed(1)} MB`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
