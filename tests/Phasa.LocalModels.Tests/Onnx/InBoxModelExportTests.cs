using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Phasa.Embeddings.FeatureTables;
using Phasa.Embeddings.FeatureTables.Features;
using Phasa.LocalModels.Onnx;

namespace Phasa.LocalModels.Tests.Onnx;

/// <summary>The model in the box, written as an ONNX graph and run by ONNX Runtime, gives the vectors that Phasa gives.</summary>
public sealed class InBoxModelExportTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"phasa-{Guid.NewGuid():n}.onnx");

    [Fact]
    public void Export_RunByOnnxRuntime_GivesTheNativeVectors()
    {
        using var table = InBoxModel.OpenTable();
        FeatureTableEmbedder embedder = new(table);
        using (var output = File.Create(_path))
        {
            StaticTableExport.Write(output, Rows(table), table.Rows, table.Dimensions, TableReduction.Sum, normalized: true);
        }

        using InferenceSession session = new(_path);
        string[] texts = ["ລືມລະຫັດຜ່ານ", "Create the new user account", "パスワードを忘れた", "ลืมรหัสผ่าน", "ភ្លេចពាក្យសម្ងាត់", "စကားဝှက် မေ့သွားတယ်"];
        foreach (var text in texts)
        {
            var ids = Ids(table, text);
            using var results = session.Run(
            [
                NamedOnnxValue.CreateFromTensor("input_ids", new DenseTensor<long>(ids, [1, ids.Length])),
                NamedOnnxValue.CreateFromTensor("attention_mask", new DenseTensor<long>(Enumerable.Repeat(1L, ids.Length).ToArray(), [1, ids.Length])),
            ]);
            var native = new float[table.Dimensions];
            embedder.Embed(text, native);
            Assert.All(results[0].AsEnumerable<float>().Zip(native), p => Assert.Equal(p.Second, p.First, 1e-5));
        }
    }

    public void Dispose() => File.Delete(_path);

    private static float[] Rows(FeatureTable table)
    {
        var rows = new float[table.Rows * table.Dimensions];
        using var vectors = table.OpenVectors();
        for (var row = 0; row < table.Rows; row++)
        {
            vectors.Add(row, rows.AsSpan(row * table.Dimensions, table.Dimensions));
        }

        return rows;
    }

    // Words outside the vocabulary have no row: the texts must do without.
    private static long[] Ids(FeatureTable table, string text)
    {
        FeatureBuffer buffer = new();
        new FeatureExtractor(table.Header.Features).Extract(text, buffer);
        var ids = buffer.Features.ToArray().Select(f => (Row: table.Find(f.Hash), f.Sort)).ToList();
        Assert.DoesNotContain(ids, i => i.Row < 0 && i.Sort is FeatureSort.Word or FeatureSort.Number && i.Row < 0);
        return [.. ids.Where(i => i.Row >= 0).Select(i => (long)i.Row)];
    }
}
