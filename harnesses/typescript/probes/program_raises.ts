import * as process from 'process';

enum Way { Out = 1 }

interface Options {
  way: Way;
}

const inner = ({ way }: Options): never => {
  throw new Error(`boom ${Way[way]}`); // HERE
};
inner({ way: process.argv.length ? Way.Out : Way.Out });
