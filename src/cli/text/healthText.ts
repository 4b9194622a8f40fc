import { categories, type HealthReport } from '../../core/health/health.ts';
import { verdictOf } from '../../core/health/score.ts';

/** The gate's result as a small table. */
export function healthText(report: HealthReport): string {
  const lines = categories.map((category) => {
    const { score, status, summary, seconds } = report.categories[category];
    const figure = score === undefined ? '   -' : score.toFixed(1).padStart(4);
    const time = status === 'not-run' ? '' : ` (${seconds.toFixed(1)} s)`;
    return `${category.padEnd(10)} ${figure}  ${status.padEnd(8)} ${summary}${time}\n`;
  });
  const composite = report.composite === undefined ? 'n/a' : report.composite.toFixed(1);
  return `${lines.join('')}${'composite'.padEnd(10)} ${composite.padStart(4)}  ${verdictOf(report)}\n`;
}
