import { readFileSync } from 'fs';

type Point = [x: number, y: number];

/** Return the smallest distance among points that are sorted by x. */
function nearest(points: Point[]): number {
    if (points.length < 2) return Infinity;
    const middle = points.length >> 1;
    const border = points[middle][0];
    let best = Math.min(nearest(points.slice(0, middle)), nearest(points.slice(middle)));
    const strip = points.filter(([x]) => Math.abs(x - border) < best).sort((a, b) => a[1] - b[1]);
    strip.forEach(([x, y], i) => {
        for (let j = i + 1; j < strip.length && strip[j][1] - y < best; j++) {
            best = Math.min(best, Math.hypot(strip[j][0] - x, strip[j][1] - y));
        }
    });
    return best;
}

const [, ...lines]: string[] = readFileSync(0, 'utf8').trim().split('\n');
const points = lines.map((line) => line.split(' ').map(Number) as Point);
console.log(nearest(points.sort((a, b) => a[0] - b[0])).toFixed(9));
