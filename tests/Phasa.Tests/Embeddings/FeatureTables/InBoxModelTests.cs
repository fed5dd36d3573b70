using System.Numerics.Tensors;
using Phasa.Embeddings;
using Phasa.Embeddings.FeatureTables;

namespace Phasa.Tests.Embeddings.FeatureTables;

/// <summary>What the model in the box must hold whatever it was trained on.</summary>
public sealed class InBoxModelTests
{
    private static readonly EmbeddingModel Model = InBoxModel.CreateModel();

    [Fact]
    public void OpenTable_GivesTheModelThatIsDescribed()
    {
        var table = InBoxModel.OpenTable();
        Assert.Equal(InBoxModel.Name, table.Header.Name);
        Assert.Superset(new HashSet<string> { "en", "ja", "th", "lo", "km", "my", "vi", "zh", "id", "ko" }, table.Header.Languages.ToHashSet());
        Assert.InRange(table.Length, 1_000_000, 25_000_000);
        Assert.NotNull(Model.Thresholds.SameLanguage);
        Assert.NotNull(Model.Thresholds.CrossLanguage);
    }

    [Theory]
    [InlineData("ລືມລະຫັດຜ່ານ", "forgot my password", "the weather is fine today")]
    [InlineData("ລືມລະຫັດຜ່ານ", "パスワードを忘れた", "今日は天気がいい")]
    [InlineData("ລືມລະຫັດຜ່ານ", "ลืมรหัสผ่าน", "วันนี้อากาศดี")]
    [InlineData("ភ្លេចពាក្យសម្ងាត់", "forgot my password", "the weather is fine today")]
    [InlineData("စကားဝှက် မေ့သွားတယ်", "forgot my password", "the weather is fine today")]
    [InlineData("quên mật khẩu", "forgot my password", "the weather is fine today")]
    public async Task Embed_OfATranslation_LiesNearerThanAnythingElse(string text, string translation, string other)
    {
        var vectors = await Model.EmbedAsync([text, translation, other], TextRole.Query, TestContext.Current.CancellationToken);
        Assert.True(Dot(vectors[0], vectors[1]) > .35, $"{Dot(vectors[0], vectors[1])}");
        Assert.True(Dot(vectors[0], vectors[1]) > Dot(vectors[0], vectors[2]) + .2);
    }

    [Theory]
    [InlineData("Zorvexa", "Zorvexa 4.2 installation", "Brintolk 4.2 installation")]
    [InlineData("ສ້າງ tenant Qwmbly ໃໝ່", "Qwmbly", "Drufkon")]
    public async Task Embed_OfANameNobodyKnows_MatchesItself(string query, string right, string wrong)
    {
        var vectors = await Model.EmbedAsync([query, right, wrong], TextRole.Query, TestContext.Current.CancellationToken);
        Assert.True(Dot(vectors[0], vectors[1]) > Dot(vectors[0], vectors[2]) + .1, $"{Dot(vectors[0], vectors[1])} {Dot(vectors[0], vectors[2])}");
    }

    [Theory]
    [InlineData("ສ້າງ tenant ໃໝ່", "create a new tenant", "delete a user")]
    [InlineData("reset รหัสผ่าน", "reset password", "attendance")]
    public async Task Embed_OfMixedLanguages_LiesWhereItsMeaningIs(string mixed, string right, string wrong)
    {
        var vectors = await Model.EmbedAsync([mixed, right, wrong], TextRole.Query, TestContext.Current.CancellationToken);
        Assert.True(Dot(vectors[0], vectors[1]) > Dot(vectors[0], vectors[2]) + .2, $"{Dot(vectors[0], vectors[1])} {Dot(vectors[0], vectors[2])}");
    }

    [Theory]
    [InlineData("ການບັນທຶກການເຂົ້າຮຽນ", "ການ ບັນທຶກ ການ ເຂົ້າ ຮຽນ")]
    [InlineData("PASSWORD", "ｐａｓｓｗｏｒｄ")]
    [InlineData("ทำงาน", "ท\u0E4Dางาน")]
    [InlineData("ຊົ່ວໂມງ", "ຊົວໂມງ")] // a tone mark left out
    public async Task Embed_OfASpellingVariant_IsTheSame(string text, string variant)
    {
        var vectors = await Model.EmbedAsync([text, variant], TextRole.Document, TestContext.Current.CancellationToken);
        Assert.Equal(1, Dot(vectors[0], vectors[1]), 1e-5);
    }

    private static float Dot(float[] a, float[] b) => TensorPrimitives.Dot<float>(a, b);
}
