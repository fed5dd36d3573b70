using System.Data.Common;
using Npgsql;
using Phasa.Postgres.Connections;
using Phasa.Storage;

namespace Phasa.Postgres;

/// <summary>What other nodes have written, by LISTEN and NOTIFY.</summary>
internal sealed class ServerNews(ServerDatabase database) : IStoreNews
{
    /// <inheritdoc/>
    public async Task ListenAsync(Action<StoreTopic> heard, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenApartAsync(cancellationToken).ConfigureAwait(false);
            connection.Notification += (_, news) =>
            {
                if (news.Payload.Split(' ', 2) is [var topic, var schema] && schema == database.Address.Schema && Enum.TryParse<StoreTopic>(topic, out var known))
                {
                    heard(known);
                }
            };
            await using (var listen = new NpgsqlCommand("LISTEN phasa", connection))
            {
                await listen.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            Array.ForEach(Enum.GetValues<StoreTopic>(), heard);
            while (true)
            {
                await connection.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (DbException e)
        {
            throw ServerErrors.Explain(e, database.Address);
        }
    }
}
