const other = (n: number): number => n;
