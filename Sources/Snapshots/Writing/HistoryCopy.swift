// Hands the history on: the last snapshot's lines, and a line on the last snapshot itself.

import GRDB

enum HistoryCopy {
    /// The attached database `earlier` is the last snapshot. Lines are kept by the start of their run, so that one that
    /// was taken up again, or judged again, has a single line.
    static func run(_ database: Database, limit: Int) throws {
        try database.execute(
            sql: """
                DELETE FROM main.history;
                INSERT INTO main.history (\(HistoryLine.columns)) \(HistoryLine.own("earlier"));
                INSERT OR IGNORE INTO main.history (\(HistoryLine.columns))
                  SELECT \(HistoryLine.columns) FROM earlier.history;
                DELETE FROM main.history WHERE started_at NOT IN (
                  SELECT started_at FROM main.history ORDER BY started_at DESC LIMIT \(limit));
                """)
    }
}
