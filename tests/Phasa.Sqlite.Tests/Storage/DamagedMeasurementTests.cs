using Phasa.Separation.Jobs;
using Phasa.Separation.Verdicts;
using Phasa.TestSupport.Separation;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Sqlite.Tests.Storage;

public sealed class DamagedMeasurementTests : SqliteStoreTest
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"format":99}""")]
    [InlineData("""{"format":1,"at":"yesterday"}""")]
    [InlineData("not even JSON")]
    public async Task Read_ResultThatIsNone_NamesTheMeasurementAndTheWayOut(string json)
    {
        var saved = await Store.Measurements.SaveAsync(Figures.Of(Space, Figures.Condition("lo→ja", Verdict.Broken)), null, Stop);
        Change($"PRAGMA ignore_check_constraints = ON; UPDATE measurements SET result = '{json}'");

        var errors = new[]
        {
            await Assert.ThrowsAsync<PhasaException>(() => Store.Measurements.ReadAsync(saved.Id, Stop)),
            await Assert.ThrowsAsync<PhasaException>(() => Store.Measurements.LatestAsync(Space, Collection.Id, Stop)),
        };

        Assert.All(errors, e =>
        {
            Assert.Equal(ErrorCodes.StoreIncompatible, e.Code);
            Assert.Contains(saved.Id.ToString(), e.Message, StringComparison.Ordinal);
            Assert.Contains($"DELETE /v1/measurements/{saved.Id}", e.NextStep, StringComparison.Ordinal);
        });
        Assert.True(await Store.Measurements.DeleteAsync(saved.Id, Stop));
        Assert.Null(await Store.Measurements.LatestAsync(Space, Collection.Id, Stop));
    }

    [Theory]
    [InlineData("pairs", "{}")]
    [InlineData("pairs", """{"Name":"x","Items":[{"Id":"a","Query":{"?":"x"},"Document":{}}]}""")]
    [InlineData("request", """{"Origin":7}""")]
    [InlineData("request", "not even JSON")]
    public async Task Read_RequestOrPairsThatAreNone_IsAnErrorOfTheStore(string column, string json)
    {
        await Store.Measurements.QueueAsync(new() { Origin = PairOrigin.Given, PairSet = "mine", Models = ["m"] }, Figures.Pairs(), Stop);
        var job = (await Store.Measurements.LeaseAsync(TimeSpan.FromMinutes(1), Stop))!;
        Change($"PRAGMA ignore_check_constraints = ON; UPDATE measurements SET {column} = '{json}'");

        var error = await Assert.ThrowsAsync<PhasaException>(
            () => column == "pairs" ? Store.Measurements.ReadPairsAsync(job.Lease, Stop) : (Task)Store.Measurements.FindAsync(job.Id, Stop));

        Assert.Equal(ErrorCodes.StoreIncompatible, error.Code);
    }
}
