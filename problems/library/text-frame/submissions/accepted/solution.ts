import * as readline from 'readline';

const lines: string[] = [];
readline
    .createInterface({ input: process.stdin })
    .on('line', (line: string) => lines.push(line))
    .on('close', () => {
        const texts = lines.slice(1, 1 + Number(lines[0]));
        const width = Math.max(...texts.map((text) => text.length));
        const edge = `+${'-'.repeat(width + 2)}+`;
        const inside = texts.map((text) => `| ${text.padStart((width + text.length) >> 1).padEnd(width)} |`);
        console.log([edge, ...inside, edge].join('\n'));
    });
