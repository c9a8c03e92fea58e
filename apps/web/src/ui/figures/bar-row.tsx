import classes from './bar-row.module.css';

export interface Bar {
  readonly key: string;
  readonly value: number;
  readonly title: string;
}

/** A row of small bars, drawn without a chart library for pages that should render immediately. */
export const BarRow = ({ bars, height = 96 }: { bars: readonly Bar[]; height?: number }) => {
  const highest = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <div className={classes['row']} style={{ height }}>
      {bars.map(({ key, value, title }) => (
        <span
          key={key}
          title={title}
          className={classes['bar']}
          data-empty={value === 0 || undefined}
          style={{ height: `${Math.max(2, (value / highest) * 100)}%` }}
        />
      ))}
    </div>
  );
};
