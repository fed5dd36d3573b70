using Phasa.AspNetCore.Limits;
using Phasa.Separation.Jobs;
using Phasa.Storage;

namespace Phasa.Dashboard.Measurements;

/// <summary>What the pages do with measurements, among as many calls at once as the service takes. Thread-safe.</summary>
internal sealed class MeasurementActions(IKnowledgeStore store, MeasurementService service, WorkGate gate)
{
    /// <summary>Queues one.</summary>
    public async Task<MeasurementId> StartAsync(MeasurementOrder order, CancellationToken cancellationToken)
    {
        using var permit = await gate.WriteAsync(cancellationToken);
        return (await service.StartAsync(order, cancellationToken)).Id;
    }

    /// <summary>Deletes one; one that waits or runs is given up.</summary>
    public async Task DeleteAsync(MeasurementId id, CancellationToken cancellationToken)
    {
        using var permit = await gate.WriteAsync(cancellationToken);
        if (!await store.Measurements.DeleteAsync(id, cancellationToken))
        {
            throw Missing(id.ToString());
        }
    }

    /// <summary>What is said of one that is not there.</summary>
    public static PhasaException Missing(string? id) =>
        new(ErrorCodes.MeasurementNotFound, $"There is no measurement '{(id is { Length: > 80 } ? id[..80] + "…" : id)}'.", "Choose one in the list of measurements.");
}
