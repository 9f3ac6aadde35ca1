/** What was learnt, and the file it is kept in: one byte a number, as more would say nothing more. */

export interface Voice {
  /** A vector a feature, one after the other. */
  readonly vectors: Float32Array;
  /** A vector a class. */
  readonly outputs: Float32Array;
  readonly bias: Float32Array;
}

interface Known {
  /** Numbers a vector. */
  readonly dimension: number;
  readonly classes: readonly string[];
  /** Keys of the features, in order. */
  readonly keys: Uint32Array;
  /** How much each feature counts. */
  readonly worth: Float32Array;
}

export interface Weights extends Known {
  readonly voices: readonly Voice[];
}

/** Vectors of small whole numbers, each in steps of its own. */
export interface SmallVectors {
  readonly steps: Float32Array;
  readonly numbers: Int8Array;
}

/** A voice as it is kept in memory while the program runs. */
export interface SmallVoice {
  readonly vectors: SmallVectors;
  readonly outputs: SmallVectors;
  readonly bias: Float32Array;
}

export interface SmallWeights extends Known {
  readonly voices: readonly SmallVoice[];
  /** Of the lessons it was learnt from. */
  readonly fingerprint: string;
}

interface Header {
  readonly dimension: number;
  readonly fingerprint: string;
  readonly features: number;
  readonly voices: number;
  readonly classes: readonly string[];
}

const HEADER = 16_384;
const MOST = 127;

function shrink(vectors: Float32Array, dimension: number): SmallVectors {
  const steps = new Float32Array(vectors.length / dimension);
  const numbers = new Int8Array(vectors.length);
  for (let row = 0; row < steps.length; row++) {
    const own = vectors.subarray(row * dimension, (row + 1) * dimension);
    const step = own.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / MOST || 1;
    steps[row] = step;
    own.forEach((value, at) => {
      numbers[row * dimension + at] = Math.round(value / step);
    });
  }
  return { steps, numbers };
}

/** A line of JSON filled up with spaces; then the numbers, those of four bytes first. */
export function encode(weights: Weights, fingerprint: string): Uint8Array {
  const { dimension, classes, keys, worth } = weights;
  const about: Header = {
    dimension,
    fingerprint,
    features: keys.length,
    voices: weights.voices.length,
    classes,
  };
  const header = JSON.stringify(about).padEnd(HEADER - 1);
  if (header.length >= HEADER) throw new Error('The names of the classes no longer fit: raise HEADER.');
  const small = weights.voices.map(({ vectors, outputs, bias }) => ({
    vectors: shrink(vectors, dimension),
    outputs: shrink(outputs, dimension),
    bias,
  }));
  const parts = [
    keys,
    worth,
    ...small.flatMap(({ vectors, outputs, bias }) => [vectors.steps, outputs.steps, bias]),
    ...small.flatMap(({ vectors, outputs }) => [vectors.numbers, outputs.numbers]),
  ];
  const bytes = parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength));
  return Buffer.concat([Buffer.from(`${header}\n`), ...bytes]);
}

export function decode(file: Uint8Array): SmallWeights {
  const header = JSON.parse(Buffer.from(file.subarray(0, HEADER)).toString()) as Header;
  const { dimension, features, classes } = header;
  // Copied, so that numbers begin where numbers must.
  const { buffer } = Uint8Array.from(file.subarray(HEADER));
  let from = 0;
  const next = (bytes: number) => {
    from += bytes;
    return from - bytes;
  };
  const floats = (count: number) => new Float32Array(buffer, next(4 * count), count);
  const bytes = (count: number) => new Int8Array(buffer, next(count), count);
  const keys = new Uint32Array(buffer, next(4 * features), features);
  const worth = floats(features);
  const steps = Array.from({ length: header.voices }, () => ({
    vectors: floats(features),
    outputs: floats(classes.length),
    bias: floats(classes.length),
  }));
  const voices = steps.map(({ vectors, outputs, bias }) => ({
    vectors: { steps: vectors, numbers: bytes(features * dimension) },
    outputs: { steps: outputs, numbers: bytes(classes.length * dimension) },
    bias,
  }));
  return { dimension, classes, fingerprint: header.fingerprint, keys, worth, voices };
}
