import type { ClockReport, Language, PlatformRule, ReportFigures, ReportGroup, ReportGrouping, ReportPeriod, ReportSettings, WallFigures } from '@aftercast/shared';
import type { Http } from '../http.ts';

/** What figures are broken down by, in the order of the choice. */
export const reportGroupings = ['product', 'liveSession', 'entry', 'agent', 'hour', 'day'] as const satisfies readonly ReportGrouping[];

export interface Report extends ReportPeriod { zone: string; total: ReportFigures; groups: ReportGroup[] }
/** Every rule's figure up to `asOf`; `names` are the agents' by id. */
export interface Clocks { asOf: number; zone: string; names: Record<string, string>; reports: ClockReport[] }

const figuresQuery = ({ from, to }: ReportPeriod, by: ReportGrouping, language: Language): string => `from=${from}&to=${to}&by=${by}&language=${language}`;

/** The reports' calls. */
export function createReportsApi(http: Http) {
  return {
    figures: (period: ReportPeriod, by: ReportGrouping, language: Language) => http.get<Report>(`/reports/figures?${figuresQuery(period, by, language)}`),
    change: (on: string) => http.get<{ before: Report; after: Report }>(`/reports/change?on=${on}`),
    clocks: () => http.get<Clocks>('/reports/clocks'),
    settings: () => http.get<{ settings: ReportSettings }>('/reports/settings'),
    saveSettings: (settings: ReportSettings) => http.send<{ settings: ReportSettings }>('PUT', '/reports/settings', settings),
    wall: () => http.get<WallFigures>('/reports/wall'),
  };
}

/** Where the browser fetches the spreadsheets. */
export const sheetAddress = {
  figures: (period: ReportPeriod, by: ReportGrouping, language: Language): string => `/api/v1/reports/figures.csv?${figuresQuery(period, by, language)}`,
  clock: (rule: PlatformRule, language: Language): string => `/api/v1/reports/clocks/${rule}.csv?language=${language}`,
};
