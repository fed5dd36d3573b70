using System.Globalization;
using Phasa.TestSupport.Kills;
using Phasa.TestSupport.Servers;

namespace Phasa.TestSupport.Clusters;

/// <summary>Triggers of the test's own, by which the database itself notes what was done in it, whatever the product says of it.</summary>
internal sealed class DatabaseWitness(PostgresServer server)
{
    /// <summary>Without a passage translated for so many looks, the workers have stopped.</summary>
    private const int PatientLooks = 300;

    /// <summary>Begins to note; the schema must be there.</summary>
    public void Begin() => server.Query(
        """
        CREATE SCHEMA witness;
        CREATE TABLE witness.translated (passage_id bigint, language text, content text);
        CREATE TABLE witness.jobs (leases bigint);
        CREATE FUNCTION witness.translated() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF new.source = 'machine' AND (tg_op = 'INSERT' OR new.updated_at <> old.updated_at OR new.text <> old.text) THEN
                INSERT INTO witness.translated SELECT new.passage_id, new.language, md5(p.text) FROM phasa.passages p WHERE p.id = new.passage_id;
            END IF;
            RETURN NULL;
        END $$;
        CREATE FUNCTION witness.jobs() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO witness.jobs VALUES (old.leases);
            RETURN NULL;
        END $$;
        CREATE TRIGGER witness AFTER INSERT OR UPDATE ON phasa.translations FOR EACH ROW EXECUTE FUNCTION witness.translated();
        CREATE TRIGGER witness AFTER DELETE ON phasa.jobs FOR EACH ROW EXECUTE FUNCTION witness.jobs();
        """);

    /// <summary>Passages written by a machine, counted as often as they were.</summary>
    public long Translated() => Number("SELECT count(*) FROM witness.translated");

    /// <summary>How often a passage's text was written again in a language in which it was written already.</summary>
    public long TranslatedTwice() => Number("SELECT count(*) - count(DISTINCT (passage_id, language, content)) FROM witness.translated");

    /// <summary>Jobs that were leased more than once before they ended.</summary>
    public long LeasedAgain() => Number("SELECT count(*) FROM witness.jobs WHERE leases > 1");

    /// <summary>Waits, by asking the database, until no job is left.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        var (translated, looks) = (-1L, 0);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (Open() > 0 && await timer.WaitForNextTickAsync(cancellationToken))
        {
            var now = Translated();
            (translated, looks) = (now, now == translated ? looks + 1 : 0);
            if (looks > PatientLooks)
            {
                throw new KillViolationException($"Jobs do not come to an end: {Reasons()}.");
            }
        }
    }

    /// <summary>Jobs that have not ended.</summary>
    private long Open() => Number("SELECT count(*) FROM phasa.jobs");

    /// <summary>What the open jobs wait for.</summary>
    private string Reasons() => string.Join("; ", server.Query(
        "SELECT count(*), state, language, COALESCE(step, ''), COALESCE(error, ''), max(attempts) FROM phasa.jobs GROUP BY 2, 3, 4, 5").Select(l => l.Replace('\t', ' ')));

    private long Number(string sql) => long.Parse(Assert.Single(server.Query(sql)), CultureInfo.InvariantCulture);
}
