using Phasa.LocalModels.Safetensors;
using Phasa.LocalModels.StaticTables;

namespace Phasa.LocalModels.Tests.StaticTables;

public sealed class StaticTableTests
{
    [Fact]
    public void Sum_Rows_AllocatesNothing()
    {
        using var folder = StaticFolder.Model2Vec(StaticFolder.Table("embeddings", "F16").Add("weights", "F32", [7], 1, 1, 1, 1, 1, 1, 1));
        using var table = new StaticTable(SafetensorsFile.Open(folder.File("model.safetensors")), "embeddings", "weights", "mapping");
        int[] ids = [4, 5, 6, 4];
        var (sum, scratch) = (new float[3], new float[3]);
        table.Sum(ids, sum, scratch);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            table.Sum(ids, sum, scratch);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal([19, 0, 4], sum);
    }
}
