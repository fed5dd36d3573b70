using Microsoft.Data.Sqlite;

namespace Phasa.Bench.Words;

/// <summary>SQLite's FTS5 with its own tokenizer, which is told that Thai vowel signs are letters.</summary>
internal sealed class SqliteText : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _search;

    public SqliteText(string file, IEnumerable<string> passages)
    {
        _connection = new($"Data Source={file};Pooling=False");
        _connection.Open();
        using var create = _connection.CreateCommand();
        create.CommandText = """CREATE VIRTUAL TABLE t USING fts5(text, content='', tokenize="unicode61 categories 'L* N* M* Co'")""";
        create.ExecuteNonQuery();
        using (var transaction = _connection.BeginTransaction())
        {
            using var insert = _connection.CreateCommand();
            insert.CommandText = "INSERT INTO t(text) VALUES ($text)";
            var text = insert.Parameters.Add("$text", SqliteType.Text);
            foreach (var passage in passages)
            {
                text.Value = passage;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        create.CommandText = "INSERT INTO t(t) VALUES ('optimize')";
        create.ExecuteNonQuery();
        _search = _connection.CreateCommand();
        _search.CommandText = "SELECT rowid FROM t WHERE t MATCH $words ORDER BY rank LIMIT 10";
        _search.Parameters.Add("$words", SqliteType.Text);
    }

    /// <summary>Looks for the ten best passages with any of the words.</summary>
    public int Search(string words)
    {
        _search.Parameters[0].Value = string.Join(" OR ", words.Split(' ').Distinct().Select(w => $"\"{w}\""));
        using var lines = _search.ExecuteReader();
        var count = 0;
        while (lines.Read())
        {
            count++;
        }

        return count;
    }

    public void Dispose()
    {
        _search.Dispose();
        _connection.Dispose();
    }
}
