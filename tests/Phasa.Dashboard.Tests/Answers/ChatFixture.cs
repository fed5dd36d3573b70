using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Answers;

namespace Phasa.Dashboard.Tests.Answers;

/// <summary>A service with a chat model that says what a test wants.</summary>
public sealed class ChatFixture : DashboardFixture
{
    private FakeChatModel? _model;

    /// <summary>What the model says next.</summary>
    public Func<ChatReply> Reply { get; set; } = () => new("[none]");

    /// <inheritdoc/>
    protected override Dictionary<string, string?> Settings => new() { ["PHASA_Chat__Endpoint"] = _model!.Endpoint.ToString(), ["PHASA_Chat__Model"] = "fake" };

    /// <inheritdoc/>
    protected override async Task FillAsync()
    {
        _model = await FakeChatModel.StartAsync(_ => Reply());
        await base.FillAsync();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await (_model?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
