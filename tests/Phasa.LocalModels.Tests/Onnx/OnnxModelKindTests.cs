using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Phasa.Embeddings;
using Phasa.LocalModels.Onnx;
using Xunit;

namespace Phasa.LocalModels.Tests.Onnx;

public sealed class OnnxModelKindTests
{
    [Fact]
    public void Create_Section_ReadsEveryOption()
    {
        using var folder = new ModelFolderFixture("multilingual-e5-small");
        using var model = new OnnxModelKind(new RecordingLog()).Create(folder.Section(
            ("file", "model.onnx"), ("pooling", "lastToken"), ("queryPrefix", "five "), ("documentPrefix", ""), ("maxTokens", "64"), ("dimensions", "3"),
            ("executionProvider", "cpu"), ("threads", "1"), ("concurrency", "2"), ("batchTokens", "256"), ("sameLanguageThreshold", "0.7")));
        Assert.Equal(("onnx", "m", 3), (model.Space.Provider, model.Space.Model, model.Space.Dimensions));
        Assert.Equal(("five ", ""), (model.Space.QueryPrefix, model.Space.DocumentPrefix));
        Assert.Equal(0.7f, model.Thresholds.SameLanguage);
        Assert.EndsWith("-lasttoken", model.Space.Revision, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_UnknownOption_IsRefused()
    {
        using var folder = new ModelFolderFixture();
        var e = Assert.Throws<PhasaException>(() => new OnnxModelKind(new RecordingLog()).Create(folder.Section(("prefix", "x"))));
        Assert.Contains("embedding-models-onnx.md", e.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_UnknownFamily_LogsAWarning()
    {
        using var folder = new ModelFolderFixture();
        var log = new RecordingLog();
        using var model = new OnnxModelKind(log).Create(folder.Section(("pooling", "mean")));
        Assert.Equal([LogLevel.Warning], log.Levels);
    }

    [Fact]
    public void AddLocalModels_Kinds_HaveOnnx()
    {
        using var services = new PhasaBuilder(new ServiceCollection()).AddLocalModels().Services.BuildServiceProvider();
        Assert.Contains("onnx", services.GetServices<IEmbeddingModelKind>().Select(k => k.Kind));
    }

    private sealed class RecordingLog : ILogger<OnnxModelKind>
    {
        public List<LogLevel> Levels { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Levels.Add(logLevel);
    }
}
