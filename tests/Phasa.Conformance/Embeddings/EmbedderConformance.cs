using System.Numerics.Tensors;
using Phasa.Embeddings;

namespace Phasa.Conformance.Embeddings;

/// <summary>What every embedding model keeps to, wherever its vectors are computed.</summary>
public abstract class EmbedderConformance : IAsyncLifetime
{
    private static readonly string[] Texts =
    [
        "How do I reset my password?", "ລືມລະຫັດຜ່ານເຮັດແນວໃດ", "ลืมรหัสผ่านต้องทำอย่างไร", "パスワードを忘れました。",
        "我忘记了密码", "ភ្លេចពាក្យសម្ងាត់", "စကားဝှက်မေ့သွားတယ်", "Tôi quên mật khẩu", "비밀번호를 잊어버렸어요", "tenant-42",
    ];

    private EmbeddingModel _model = null!;

    /// <summary>
    /// How far apart (1 − cosine) the vectors of one text may be when its neighbours in the call differ. A kernel may add
    /// up in another order; a model that quantises activations per batch may need more.
    /// </summary>
    protected virtual float Tolerance => 1e-4f;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _model = await CreateAsync();

    public virtual ValueTask DisposeAsync()
    {
        _model.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(TextRole.Query)]
    [InlineData(TextRole.Document)]
    public async Task EmbedAsync_SeveralTexts_GivesOneVectorOfLengthOneForEach(TextRole role)
    {
        var vectors = await _model.EmbedAsync(Texts, role, Cancellation);

        Assert.Equal(Texts.Length, vectors.Count);
        Assert.All(vectors, v =>
        {
            Assert.Equal(_model.Space.Dimensions, v.Length);
            Assert.All(v, x => Assert.True(float.IsFinite(x)));
            Assert.Equal(1, TensorPrimitives.Norm<float>(v), 1e-4f);
        });
    }

    [Theory]
    [InlineData(TextRole.Query)]
    [InlineData(TextRole.Document)]
    public async Task EmbedAsync_NoTexts_IsEmpty(TextRole role) => Assert.Empty(await _model.EmbedAsync([], role, Cancellation));

    [Fact]
    public async Task EmbedAsync_ManyTexts_ComeBackInTheirOrder()
    {
        string[] many = [.. Enumerable.Range(0, 300).Select(i => $"{Texts[i % Texts.Length]} {i} {new string('x', i % 7)}")];

        var together = await EmbedAsync(many);
        var backwards = await EmbedAsync([.. many.Reverse()]);

        Assert.Equal(many.Length, together.Count);
        Assert.All(together.Zip(backwards.Reverse()), pair => AssertSame(pair.First, pair.Second));
        foreach (var i in new[] { 0, 31, 32, 99, 150, 299 })
        {
            AssertSame((await EmbedAsync([many[i]])).Single(), together[i]);
        }
    }

    [Fact]
    public async Task EmbedAsync_TheSameTextTwice_GivesTheSameVectorAndAnotherTextAnother()
    {
        var vectors = await EmbedAsync([Texts[0], Texts[1], Texts[0]]);

        AssertSame(vectors[0], vectors[2]);
        Assert.True(TensorPrimitives.Dot<float>(vectors[0], vectors[1]) < 1 - Tolerance);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n\u00A0 ")]
    public async Task EmbedAsync_TextWithoutWords_IsAFiniteVectorAndItsNeighboursAreUnharmed(string blank)
    {
        var vectors = await EmbedAsync([Texts[0], blank, Texts[1]]);

        Assert.Equal(_model.Space.Dimensions, vectors[1].Length);
        Assert.All(vectors[1], x => Assert.True(float.IsFinite(x)));
        AssertSame((await EmbedAsync([Texts[0]])).Single(), vectors[0]);
        AssertSame((await EmbedAsync([Texts[1]])).Single(), vectors[2]);
    }

    [Theory]
    [InlineData("\"quotes\" \\ back\\slash {brace} </tag> & ampersand \0 nul")]
    [InlineData("😀 👩‍👩‍👧 ສະບາຍດີ\u200Bຊາວໂລກ ﷺ e\u0301")]
    [InlineData("half a pair: \uD83D and \uDE00 apart")]
    public async Task EmbedAsync_AwkwardCharacters_GiveAVector(string text) =>
        Assert.Equal(1, TensorPrimitives.Norm<float>((await EmbedAsync([text])).Single()), 1e-4f);

    [Fact]
    public async Task EmbedAsync_TextOfMaxTokens_GivesAVector()
    {
        var words = Enumerable.Range(0, _model.MaxTokens).Select(i => $"word{i % 100}").ToList();
        while (_model.Tokens.Count(_model.Space.DocumentPrefix + string.Join(' ', words)) > _model.MaxTokens - 8)
        {
            words.RemoveRange(words.Count - 1 - (words.Count / 20), 1 + (words.Count / 20));
        }

        Assert.Equal(1, TensorPrimitives.Norm<float>((await EmbedAsync([string.Join(' ', words)])).Single()), 1e-4f);
    }

    [Fact]
    public async Task EmbedAsync_ManyCallersAtOnce_EachGetsItsOwn()
    {
        var expected = await EmbedAsync(Texts);

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(
            async () => (Index: i % Texts.Length, Vectors: await EmbedAsync([Texts[i % Texts.Length], Texts[(i + 1) % Texts.Length]])), Cancellation)));

        Assert.All(answers, a =>
        {
            AssertSame(expected[a.Index], a.Vectors[0]);
            AssertSame(expected[(a.Index + 1) % Texts.Length], a.Vectors[1]);
        });
    }

    [Fact]
    public async Task EmbedAsync_CancelledBefore_IsCancelled() => await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
        _model.EmbedAsync(Texts, TextRole.Document, new CancellationToken(canceled: true)));

    [Fact]
    public void Tokens_OfTexts_AreCountedTheSameFromManyThreads()
    {
        var expected = Texts.Select(t => _model.Tokens.Count(t)).ToArray();

        Assert.Equal(0, _model.Tokens.Count(""));
        Assert.All(expected, count => Assert.True(count > 0));
        Parallel.For(0, 100, i => Assert.Equal(expected[i % Texts.Length], _model.Tokens.Count(Texts[i % Texts.Length])));
    }

    [Fact]
    public async Task Space_OfTheSameConfiguration_IsTheSame()
    {
        using var again = await CreateAsync();

        Assert.Equal(_model.Space, again.Space);
        Assert.True(_model.Space.Dimensions > 0);
        Assert.NotEmpty(_model.Space.Revision);
    }

    /// <summary>Makes the model. It may be called more than once in a test; each call gives the same configuration.</summary>
    protected abstract Task<EmbeddingModel> CreateAsync();

    private Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts) => _model.EmbedAsync(texts, TextRole.Document, Cancellation);

    private void AssertSame(float[] expected, float[] actual) => Assert.Equal(1, TensorPrimitives.Dot<float>(expected, actual), Tolerance);
}
