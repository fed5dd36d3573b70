using Phasa.Answers.Generation;

namespace Phasa.Tests.Answers;

public sealed class PlainAnswerTests
{
    [Theory]
    [InlineData("Click **Save** and wait.", "Click Save and wait.", false)]
    [InlineData("ກົດ ບັນທຶກ\u200B ແລ້ວລໍຖ້າ", "ກົດ ບັນທຶກ\u200B ແລ້ວລໍຖ້າ", false)]
    [InlineData("Open https://a.example/help now.", "Open https://a.example/help now.", false)]
    [InlineData("Open [help](https://a.example/help).", "Open help (https://a.example/help).", false)]
    [InlineData("Open https://a.example/help?q=secret now.", "Open … now.", true)]
    [InlineData("See ![x](https://evil.example/?q=1) here", "See x here", true)]
    [InlineData("See ![x][1] here", "See x here", true)]
    [InlineData("See [here](javascript:alert(1))", "See here)", true)]
    [InlineData("Go to //evil.example/x", "Go to …", true)]
    [InlineData("Go to www.evil.example", "Go to …", true)]
    [InlineData("a <b onclick=x>b</b> <!-- c --> d", "a b d", true)]
    [InlineData("a <img src=x", "a", true)]
    [InlineData("1 < 2 and 3 > 2", "1 < 2 and 3 > 2", false)]
    [InlineData("left\u202Eright\u0007", "leftright", true)]
    [InlineData("tags\U000E0041\U000E0042", "tags", true)]
    public void Of_WhatAModelWrote_IsPlain(string written, string plain, bool isChanged) =>
        Assert.Equal((plain, isChanged), PlainAnswer.Of(written, ["Help is at https://a.example/help for all."]));
}
